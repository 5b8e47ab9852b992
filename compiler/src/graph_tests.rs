use super::*;

fn graph(count: u32, pairs: &[(u32, u32)]) -> Graph {
    let edge = |&(from, to): &(u32, u32)| Edge { from, to, span: Span::at(from * 100 + to), kind: EdgeKind::Resource };
    Graph::new(count, pairs.iter().map(edge).collect())
}

fn rings(count: u32, pairs: &[(u32, u32)]) -> Vec<Vec<(u32, u32)>> {
    let rings = graph(count, pairs).rings();
    rings.into_iter().map(|ring| ring.into_iter().map(|edge| (edge.from, edge.to)).collect()).collect()
}

#[test]
fn no_ring() {
    assert!(rings(3, &[(0, 1), (1, 2), (0, 2)]).is_empty());
}

#[test]
fn a_resource_that_needs_itself() {
    assert_eq!(rings(2, &[(1, 1), (0, 1)]), [[(1, 1)]]);
}

#[test]
fn the_shortest_ring_of_a_knot() {
    let pairs = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 1), (1, 0)];
    assert_eq!(rings(4, &pairs), [[(0, 1), (1, 0)]]);
}

#[test]
fn two_knots() {
    assert_eq!(rings(4, &[(2, 3), (3, 2), (0, 1), (1, 0)]), [[(0, 1), (1, 0)], [(2, 3), (3, 2)]]);
}
