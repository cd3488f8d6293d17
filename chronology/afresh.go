package chronology

import "slices"

// Afresh works out all windows of a review as Solve does, without doing again what
// d has done. Of the review as d dated it nothing is worked out: the two share
// what nobody changes. Of another, those wordings are not read again that mean the
// same in every review. Unlike Update it takes nothing from d, and never looks at
// d's review, which may go on being edited: both can be asked side by side, as the
// window does while it checks a snapshot.
func (d *Dating) Afresh(r *Review) *Dating {
	if d.dates(r) {
		return d.beside(r)
	}
	return solve(r, d.readingsFor(r))
}

// dates reports whether a review has what d was made from.
func (d *Dating) dates(r *Review) bool {
	return d.settings == r.Settings && d.rendered == r.Rendered && slices.Equal(d.events, r.Events) &&
		slices.Equal(d.people, r.People) && slices.Equal(d.agencies, r.Agencies) && slices.Equal(d.services, r.Services) &&
		slices.Equal(d.kinds, r.Kinds) && slices.Equal(d.links, r.Links) && slices.Equal(d.paragraphs, r.Paragraphs)
}

// beside is the same Dating of a review that d dates, with a network of its own,
// which it makes if it is asked for what needs one.
func (d *Dating) beside(r *Review) *Dating {
	b := (&Dating{
		review: r, events: d.events, people: d.people, settings: d.settings, rendered: d.rendered, agencies: d.agencies,
		services: d.services, kinds: d.kinds, links: d.links, paragraphs: d.paragraphs, shared: d.shared, given: d.given,
		index: d.index, places: d.places, dated: d.dated, births: d.births, starts: d.starts,
		scope: d.scope, scopeFrom: d.scopeFrom, scopeTo: d.scopeTo, ties: &ties{},
	}).asked()
	b.order.take(&d.order)
	b.listed.take(&d.listed)
	b.ranks.take(&d.ranks)
	b.numbers.take(&d.numbers)
	return b
}
