package chronology

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestNoRealNameIsLeftInWhatARoomSees(t *testing.T) {
	r := reviewOf([2]string{"visit", "when Jane Hope Smith was 10 weeks old"}, [2]string{"call", "the day after {visit}"})
	r.Put(&Person{UID: "child", RealName: "Jane Hope Smith", Aliases: []string{"Janey"}, Label: "Baby C", Born: "8 May 2013"})
	r.Put(&Person{UID: "mother", RealName: "Mary Smith", Label: "Mother"})
	r.Put(&Person{UID: "worker", RealName: "Ian O'Neil", Role: "Social worker"})
	r.Put(&Person{UID: "nobody", RealName: "Zed Quill"})
	e := r.Event("visit").Copy()
	e.Title = "JANE seen with Mary Smith's friend"
	e.What = "Mary said that Janey was well; the Smiths hope for a flat. Ian O'Neil told mary smith. Zed Quill and Smith left. Mary-Ann did not."
	e.Comment, e.Note = "Mary misled us", "Ask Ian"
	e.Told = []Told{{Agency: "hv", By: "Ian"}}
	r.Put(e)
	r.Put(&Paragraph{UID: "p", Text: "Jane was seen {¶q}.", Events: []UID{"visit"}})

	shown := r.Labelled()
	e = shown.Event("visit")
	assert.Equal(t, "Baby C seen with Mother's friend", e.Title)
	assert.Equal(t, "Mother said that Baby C was well; the family hope for a flat. The social worker told Mother. [name] and [name] left. Mother-Ann did not.", e.What,
		"a surname of several is withheld, but not of the family, and a word that is also a name stays where it is none")
	assert.Empty(t, e.Comment+e.Note)
	assert.Equal(t, "Social worker", e.Told[0].By)
	assert.Equal(t, "Baby C was seen {¶q}.", shown.Paragraph("p").Text)
	assert.Equal(t, NameWithheld, shown.Person("nobody").Name())
	for x := range shown.All() {
		if p, ok := x.(*Person); ok {
			assert.Empty(t, p.RealName)
		}
	}

	d, before := Solve(shown), Solve(r)
	require.NoError(t, d.Of("visit").Err)
	assert.Equal(t, before.Of("visit").Window, d.Of("visit").Window, "the dates are what they were")
	assert.Equal(t, before.Of("call").Window, d.Of("call").Window)
	assert.False(t, strings.Contains(shown.ShowWording(e.When.Wording), "Jane"))
	assert.Equal(t, "Mary misled us", r.Event("visit").Comment, "the review itself is as it was")
}
