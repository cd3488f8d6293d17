package chronology

// Afresh works out all windows of a review as Solve does, without reading those
// wordings again that d has read and that mean the same in every review. Unlike
// Update it takes nothing from d: both can be asked side by side, as the window
// does while it checks a snapshot.
func (d *Dating) Afresh(r *Review) *Dating { return solve(r, d.readingsFor(r)) }
