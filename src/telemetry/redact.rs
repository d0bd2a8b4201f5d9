//! Keeping secrets out of spans.

use std::borrow::Cow;

/// The longest text of an attribute, in bytes; longer ones are cut there.
pub const TEXT_LIMIT: usize = 256;

/// A text as it may stand in a span: cut at [`TEXT_LIMIT`].
pub(super) fn redacted(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(crate::text::clip(text, TEXT_LIMIT))
}
