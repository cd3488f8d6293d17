package main

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/naming"
	"throughline.org/throughline/export"
	"throughline.org/throughline/export/sweep"
)

// exportJSON is what `export --json` prints.
type exportJSON struct {
	Written      bool              `json:"written"`
	Pages        int               `json:"pages,omitempty"`
	Findings     []sweep.Finding   `json:"findings"`
	Replacements []replacementJSON `json:"replacements"`
}

// replacementJSON is a place where the version says something else than the review.
type replacementJSON struct {
	Entity  chronology.UID `json:"entity"`
	Field   string         `json:"field"`
	At      int            `json:"at"`
	Found   string         `json:"found"`
	With    string         `json:"with"`
	Why     chronology.Why `json:"why"`
	How     string         `json:"how,omitempty"`
	Person  chronology.UID `json:"person,omitempty"`
	Sure    string         `json:"sure"`
	Doubt   string         `json:"doubt,omitempty"`
	Decided bool           `json:"decided"`
	Made    bool           `json:"made"`
}

// report says what stopped the file, or how many places may want a look.
func (flags exportFlags) report(released export.Released, err error, results, messages io.Writer) error {
	stopped := errors.Is(err, export.ErrFindings)
	if err != nil && !stopped {
		return err
	}
	doubtful := 0
	var made []chronology.Replacement
	out := exportJSON{Written: !stopped, Pages: released.Report.Pages, Findings: released.Findings, Replacements: []replacementJSON{}}
	if out.Findings == nil {
		out.Findings = []sweep.Finding{}
	}
	for _, p := range released.Replacements {
		if !p.Made && !p.Decided {
			doubtful++
		}
		if p.Made && !p.Decided && p.Doubt == string(naming.OtherWord) {
			made = append(made, p)
		}
		out.Replacements = append(out.Replacements, replacementJSON{
			p.Entity, p.Field, p.At, p.Found, p.With, p.Why, p.How, p.Person, p.Sure.String(), p.Doubt, p.Decided, p.Made,
		})
	}
	for _, f := range released.Findings {
		fmt.Fprintf(messages, "%s: %s, %s: %s\n", f.ID, f.Kind, f.Where, f.Context)
	}
	tellDoubtful(made, messages)
	if stopped {
		fmt.Fprintf(messages, "Nothing was written: the file would have held what is listed above. "+
			"Change the review, or let a finding through with --allow and its id.\n")
	} else if doubtful > 0 {
		fmt.Fprintf(messages, "Left as they are, since they are not certain: %d (--json lists them)\n", doubtful)
	}
	if flags.asJSON {
		if err := printJSON(results, out); err != nil {
			return err
		}
	}
	if stopped {
		return errFindings
	}
	return nil
}

// mostDoubtful is how many doubtful replacements are told one by one.
const mostDoubtful = 20

// tellDoubtful lists what was replaced on the safe side, though it may be a word
// and no name.
func tellDoubtful(made []chronology.Replacement, messages io.Writer) {
	for _, p := range made[:min(len(made), mostDoubtful)] {
		context := strings.Join(strings.Fields(p.Before+"["+p.Found+" → "+p.With+"]"+p.After), " ")
		fmt.Fprintf(messages, "doubtful, but replaced: %s\n", context)
	}
	if more := len(made) - mostDoubtful; more > 0 {
		fmt.Fprintf(messages, "doubtful, but replaced: %d more (--json lists them)\n", more)
	}
}
