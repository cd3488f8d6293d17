// Package sample holds the bundled review: the facts of the published serious
// case review of Baby C (Coventry, 2016), in our own words.
//
// The tables name everything by a short key ("second-referral", "6.23"); a
// wording names another event as {key}, a paragraph another paragraph as
// {¶6.23}. Review turns keys into uids, which are the same in every copy.
// Tables that use a key nobody defines panic: the package's test builds the
// review, so that cannot reach a user.
package sample

import (
	"regexp"

	"throughline.org/throughline/chronology"
)

// Review returns a fresh copy of the bundled review. Its uids are always the same.
func Review() *chronology.Review {
	r := &chronology.Review{}
	r.Put(settings())
	for _, k := range kinds() {
		r.Put(k)
	}
	for _, l := range linesOfEnquiry() {
		r.Put(l)
	}
	putAgencies(r)
	for _, p := range family() {
		r.Put(p)
	}
	putPeopleBehindTheReview(r)
	for _, e := range entries() {
		r.Put(e.event())
	}
	for _, l := range links {
		r.Put(&chronology.Link{
			UID: uid("link", l.from+" "+l.to), From: uid("event", l.from), To: uid("event", l.to), Kind: l.kind,
		})
	}
	for _, p := range paragraphs {
		r.Put(p.paragraph())
	}
	return r
}

// Key returns the uid of the event with a key ("second-referral").
func Key(key string) chronology.UID { return uid("event", key) }

// named holds what the keys in a wording or a paragraph stand for.
var named = regexp.MustCompile(`\{(¶?)([^{}]+)\}`)

// hold replaces {key} by {uid} and {¶6.23} by {¶uid}.
func hold(text string) string {
	return named.ReplaceAllStringFunc(text, func(token string) string {
		part := named.FindStringSubmatch(token)
		if part[1] != "" {
			return "{¶" + string(uid("paragraph", part[2])) + "}"
		}
		return "{" + string(uid("event", part[2])) + "}"
	})
}
