//! What a receiver answers, as JSON and as protobuf.

use super::number;
use serde::Deserialize;

/// `ExportTraceServiceResponse`
#[derive(Clone, PartialEq, prost::Message, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Response {
    /// What was not taken, or a warning; none where all is well.
    #[prost(message, optional, tag = "1")]
    pub partial_success: Option<PartialSuccess>,
}

/// `ExportTracePartialSuccess`
#[derive(Clone, PartialEq, prost::Message, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PartialSuccess {
    /// How many spans were not taken, and never will be.
    #[prost(int64, tag = "1")]
    #[serde(deserialize_with = "number::signed::deserialize")]
    pub rejected_spans: i64,
    /// Why; where nothing was rejected it is a warning.
    #[prost(string, tag = "2")]
    pub error_message: String,
}

/// `google.rpc.Status`, the body of an answer that is an error.
#[derive(Clone, PartialEq, prost::Message, Deserialize)]
#[serde(default)]
pub struct RpcStatus {
    /// The code of gRPC.
    #[prost(int32, tag = "1")]
    pub code: i32,
    /// For a developer.
    #[prost(string, tag = "2")]
    pub message: String,
}
