//! Whether items that are added together wait for each other in a circle.

/// How far an item is looked into.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    OnPath,
    Done,
}

/// A circle, each on it depending on the next, the first being the last again; `None` where there is none.
///
/// `after` says for each item which others it depends on.
pub(super) fn cycle(after: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut seen = vec![Seen::Not; after.len()];
    for start in 0..after.len() {
        // The path so far: each item, and how many of those it depends on were followed.
        let mut path = if seen[start] == Seen::Not { vec![(start, 0)] } else { Vec::new() };
        seen[start] = if path.is_empty() { seen[start] } else { Seen::OnPath };
        while let Some((item, followed)) = path.last_mut() {
            let Some(&next) = after[*item].get(*followed) else {
                seen[*item] = Seen::Done;
                path.pop();
                continue;
            };
            *followed += 1;
            match seen[next] {
                Seen::Done => {}
                Seen::Not => {
                    seen[next] = Seen::OnPath;
                    path.push((next, 0));
                }
                Seen::OnPath => {
                    let circle = path.iter().map(|(item, _)| *item).skip_while(|item| *item != next);
                    return Some(circle.chain([next]).collect());
                }
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_circle_is_named_without_the_way_to_it() {
        assert_eq!(cycle(&[vec![1], vec![2], vec![3], vec![1]]), Some(vec![1, 2, 3, 1]));
        assert_eq!(cycle(&[vec![0]]), Some(vec![0, 0]));
        assert_eq!(cycle(&[vec![1, 2], vec![2], vec![]]), None);
    }

    proptest! {
        #[test]
        fn what_is_found_is_a_circle_and_without_one_there_is_an_order(
            after in prop::collection::vec(prop::collection::vec(0..12usize, 0..3), 12)
        ) {
            match cycle(&after) {
                Some(circle) => {
                    prop_assert_eq!(circle.first(), circle.last());
                    prop_assert!(circle.windows(2).all(|pair| after[pair[0]].contains(&pair[1])));
                }
                None => {
                    let mut placed = [false; 12];
                    for _ in 0..12 {
                        let next = (0..12).find(|&n| !placed[n] && after[n].iter().all(|&other| placed[other]));
                        prop_assert!(next.is_some(), "no order of {:?}", after);
                        placed[next.unwrap_or(0)] = true;
                    }
                }
            }
        }
    }
}
