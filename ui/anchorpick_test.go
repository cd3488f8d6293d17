package ui

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestWhereAnAnchorIsTyped(t *testing.T) {
	for _, c := range []struct {
		text, before, name string
		typing             bool
		why                string
	}{
		{"2 weeks after ", "2 weeks after ", "", true, "the list opens with the word that asks for it"},
		{"2 weeks after DASH", "2 weeks after ", "DASH", true, ""},
		{"the day before “DASH com", "the day before ", "DASH com", true, "an opened quotation is replaced with the name"},
		{"same day as the ref", "same day as ", "ref", true, "and so is the article"},
		{"8 May 2013; after 6.2", "8 May 2013; after ", "6.2", true, "in a second clause"},
		{"after “DASH completed” (6.22)", "", "", false, "the name is complete"},
		{"by ", "", "", false, "a day is as likely"},
		{"by the birt", "by ", "birt", true, ""},
		{"by 5", "", "", false, ""},
		{"thereafter ", "", "", false, "no word of its own"},
		{"22 May 2013", "", "", false, ""},
	} {
		from, name, typing := anchorTyped(c.text)
		assert.Equal(t, c.typing, typing, c.text)
		assert.Equal(t, c.name, name, c.text)
		assert.Equal(t, c.before, c.text[:from], c.text)
	}
}
