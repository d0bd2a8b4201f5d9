//! Further facts of a failure, for programs: what an error is about, by its fields.

use crate::board::Refusal;
use crate::repository;
use crate::store::StoreError;

pub(super) fn context(error: &anyhow::Error) -> serde_json::Value {
    if let Some(repository::Failed { left: Some(left), .. }) = error.downcast_ref() {
        return serde_json::json!({ "left": left });
    }
    match error.downcast_ref::<StoreError>() {
        Some(StoreError::Refused(Refusal::Held { id, holder, expires_at })) => {
            serde_json::json!({ "work_id": id, "holder": holder, "lease_expires_at": expires_at })
        }
        Some(StoreError::Refused(Refusal::OpenCriteria { id, open })) => {
            let criterion = |(number, text): &(usize, String)| serde_json::json!({ "number": number, "text": text });
            serde_json::json!({ "work_id": id, "open": open.iter().map(criterion).collect::<Vec<_>>() })
        }
        Some(StoreError::Refused(Refusal::NoSuchItem { id, archived_at: Some(at), .. })) => {
            serde_json::json!({ "work_id": id, "archived_at": at })
        }
        Some(StoreError::Refused(
            Refusal::NoSuchItem { id, .. }
            | Refusal::WrongStatus { id, .. }
            | Refusal::LeaseLost { id, .. }
            | Refusal::NoSuchCriterion { id, .. }
            | Refusal::CheckFailed { id, .. },
        )) => serde_json::json!({ "work_id": id }),
        Some(StoreError::Refused(Refusal::NotReady { id, obstacles })) => {
            serde_json::json!({ "work_id": id, "obstacles": obstacles })
        }
        Some(StoreError::Refused(Refusal::Cycle { path })) => serde_json::json!({ "cycle": path }),
        Some(StoreError::Refused(Refusal::StillHolds { agent, items })) => {
            serde_json::json!({ "agent": agent, "work_ids": items })
        }
        Some(StoreError::Refused(Refusal::CycleAmongNew { keys })) => serde_json::json!({ "cycle": keys }),
        Some(StoreError::Refused(Refusal::AtCapacity { agent, load, capacity })) => {
            serde_json::json!({ "agent": agent, "load": load, "capacity": capacity })
        }
        Some(
            StoreError::Io { path, .. } | StoreError::Damaged { path, .. } | StoreError::OutcomeUnknown { path, .. },
        ) => {
            serde_json::json!({ "path": path })
        }
        _ => serde_json::json!({}),
    }
}
