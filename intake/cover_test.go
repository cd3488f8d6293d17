package intake

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/intake/sent"
)

// bag counts words.
type bag map[string]int

func (b bag) add(texts ...string) {
	for _, text := range texts {
		for _, w := range strings.Fields(text) {
			if key := nameKey(w); key != "" {
				b[key]++
			}
		}
	}
}

func (b bag) addRemarks(remarks []sent.Remark) {
	for _, r := range remarks {
		switch r.Kind {
		case sent.PickedDay, sent.AddedText, sent.StruckText: // no text, or in the text already
		default:
			b.add(r.Text)
		}
	}
}

// wordsOf counts every word of a file.
func wordsOf(file *sent.File) bag {
	words := bag{}
	for _, t := range file.Tables {
		for _, p := range t.Before {
			words.add(p.Text)
			words.addRemarks(p.Remarks)
		}
		for _, row := range t.Rows {
			for _, c := range row.Cells {
				words.add(c.Text)
				words.addRemarks(c.Remarks)
			}
		}
	}
	for _, p := range append(append([]sent.Passage(nil), file.After...), file.Outside...) {
		words.add(p.Text)
		words.addRemarks(p.Remarks)
	}
	return words
}

// wordsIn counts the words of a preview: of events, refusals and ignored places.
func wordsIn(p *Preview) bag {
	words := bag{}
	for _, row := range p.Rows {
		words.add(row.texts...)
		words.add(row.Notes...)
		words.add(row.Refused)
		words.add(row.Doubts...)
	}
	for _, i := range p.Ignored {
		words.add(i.Text)
	}
	return words
}

// covers says which words a preview has lost.
func covers(t *testing.T, words bag, p *Preview) {
	t.Helper()
	have := wordsIn(p)
	for word, n := range words {
		assert.GreaterOrEqual(t, have[word], n, "%q", word)
	}
}

// fixtures lists the returns, as they came and as another program saved them.
func fixtures(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"testdata/returns/*.docx", "testdata/returns/*.xlsx", "testdata/returns/*.csv", "testdata/resaved/*"} {
		found, err := filepath.Glob(pattern)
		require.NoError(t, err)
		all = append(all, found...)
	}
	require.Len(t, all, 19)
	return all
}

func TestNoWordOfAReturnIsLost(t *testing.T) {
	for _, path := range fixtures(t) {
		t.Run(filepath.Base(filepath.Dir(path))+"/"+filepath.Base(path), func(t *testing.T) {
			raw, err := os.ReadFile(path)
			require.NoError(t, err)
			file, err := readFile(strings.NewReader(string(raw)), int64(len(raw)), filepath.Base(path), raw[:min(512, len(raw))], ReadOptions{})
			require.NoError(t, err)
			words := wordsOf(file)
			doc, err := understand(file, nil)
			require.NoError(t, err)
			p := previewOf(doc)
			covers(t, words, p)
			for _, row := range p.Rows {
				holdsItsWords(t, row)
			}
		})
	}
}

// holdsItsWords says which words of a row its event has lost.
func holdsItsWords(t *testing.T, row *PreviewRow) {
	t.Helper()
	e := row.Event
	if e == nil {
		return
	}
	have := bag{}
	have.add(e.When.Wording, e.Source, e.Title, e.What, e.Outcome, e.Voice, e.Comment, e.Note, e.ExternalID, e.Known)
	for _, p := range e.Professionals {
		have.add(p.Role)
	}
	for _, f := range []Field{Source, What, Title, Outcome, Voice, Comment, Note, Other, Telephone, Recorded, ID, Sequence, Professionals} {
		words := bag{}
		words.add(row.Text(f))
		for word, n := range words {
			assert.GreaterOrEqual(t, have[word], min(n, 1), "%q of %s in %s", word, f, row.Place())
		}
	}
	if len(e.Involved) == 0 {
		words := bag{}
		words.add(row.Text(People))
		for word := range words {
			assert.Positive(t, have[word], "%q of %s", word, row.Place())
		}
	}
}
