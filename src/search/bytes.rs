//! Numbers and files as the browser reads them. Knows nothing of what they mean.

use sha2::{Digest, Sha256};

/// Writes a number as unsigned LEB128: seven bits a byte, the least first, the highest bit set in all bytes but the last.
pub fn push_number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push((number & 0x7f) as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// How many bytes at the start two texts share, at most so many.
pub fn shared(before: &str, text: &str, most: usize) -> usize {
    before.bytes().zip(text.bytes()).take(most).take_while(|(a, b)| a == b).count()
}

/// Bytes that are found by their hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub hash: String,
    pub bytes: Vec<u8>,
}

impl File {
    pub fn new(bytes: Vec<u8>) -> File {
        let digest = Sha256::digest(&bytes);
        // 40 bits: for 10,000 files two hashes are equal once in 20,000 sites.
        File { hash: digest[..5].iter().map(|byte| format!("{byte:02x}")).collect(), bytes }
    }
}

/// Files of sorted texts, and where each begins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shards {
    /// For each file a prefix of its first key, greater than every key of the file before.
    pub starts: Vec<String>,
    pub files: Vec<File>,
}

/// Cuts sorted items into shards: before an item whose key [`may_begin_shard`] once there are `small` bytes, and before any that would take
/// it beyond `large`. Items with one key stay together. So where a shard ends is decided by its keys, not by counting from the start, and an
/// edit leaves most shards as they were.
pub fn cut<T>(
    items: &[T],
    key: impl Fn(&T) -> &str,
    size: impl Fn(&T) -> usize,
    small: usize,
    large: usize,
) -> Vec<&[T]> {
    let mut shards = Vec::new();
    let (mut start, mut filled) = (0, 0);
    for (at, item) in items.iter().enumerate() {
        let size = size(item);
        let full = filled + size > large || filled >= small && may_begin_shard(key(item));
        if at > start && full && key(&items[at - 1]) != key(item) {
            shards.push(&items[start..at]);
            (start, filled) = (at, 0);
        }
        filled += size;
    }
    if start < items.len() {
        shards.push(&items[start..]);
    }
    shards
}

/// Whether a key is one of the 32nd part of all keys at which a shard may begin (FNV-1a, which is short and spreads well).
fn may_begin_shard(key: &str) -> bool {
    let hash = key.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 16).is_multiple_of(32)
}

/// Where each shard begins.
pub fn starts<T>(shards: &[&[T]], key: impl Fn(&T) -> &str) -> Vec<String> {
    let mut starts = Vec::new();
    let mut last = "";
    for shard in shards {
        let (Some(first), Some(end)) = (shard.first(), shard.last()) else { continue };
        let first = key(first);
        let same = first.chars().zip(last.chars()).take_while(|(a, b)| a == b).count();
        starts.push(first.chars().take(same + 1).collect());
        last = key(end);
    }
    starts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_seven_bits_a_byte() {
        let mut bytes = Vec::new();
        [0, 127, 128, 300, 1 << 35].into_iter().for_each(|number| push_number(&mut bytes, number));
        assert_eq!(bytes, [0, 0x7f, 0x80, 1, 0xac, 2, 0x80, 0x80, 0x80, 0x80, 0x80, 1]);
    }

    #[test]
    fn a_shard_starts_with_the_least_that_parts_it_from_the_one_before() {
        let shards = [["arbete", "barn"], ["barnens", "bo"], ["bå", "ö"]];
        let shards: Vec<&[&str]> = shards.iter().map(|shard| shard.as_slice()).collect();
        assert_eq!(starts(&shards, |key| key), ["a", "barne", "bå"]);
    }

    #[test]
    fn items_with_one_key_stay_in_one_shard() {
        let items = [("far", 1), ("far", 2), ("fas", 3)];
        let sizes: Vec<usize> = cut(&items, |item| item.0, |_| 50, 20, 60).iter().map(|shard| shard.len()).collect();
        assert_eq!(sizes, [2, 1]);
    }
}
