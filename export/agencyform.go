package export

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/when"
)

// AgencyForm is what a form is made with for an agency that will not install
// anything: empty, or with the events that the agency has sent before.
type AgencyForm struct {
	Agency  chronology.UID
	Service chronology.UID // whose events; "" for the whole agency's
	Filled  bool           // with the agency's events
	Due     when.Day       // when it is to be back; 0 for no date
	Printed when.Day       // date of making, 0 for none
}

// ErrCellTooLong says that an event has a text that no cell of a workbook holds.
var ErrCellTooLong = errors.New("a text is longer than a cell of a workbook")

// formColumn is a column of the form. The headings are those by which intake knows
// its fields, with a line that says what is asked.
type formColumn struct {
	heading, asks string
	width         int // in Word: twentieths of a point
	value         func(*csvRow) string
}

// formColumns are the fields that intake reads. The last identifies a row, so that
// a later return is known to be of the same event.
var formColumns = []formColumn{
	{"Date", "as exactly as the record has it, with the time; “about”, “week of” and spans are understood", 1450, func(c *csvRow) string { return c.r.ShowWording(c.e.When.Wording) }},
	{"Service", "part of the agency", 1000, (*csvRow).service},
	{"Source", "the record it rests on", 1150, func(c *csvRow) string { return c.e.Source }},
	{"Kind", "visit, call, meeting …", 1000, (*csvRow).kind},
	{"Title", "a few words, if wished", 1150, func(c *csvRow) string { return c.e.Title }},
	{"What happened", "facts as recorded", 2650, func(c *csvRow) string { return c.e.What }},
	{"Response or outcome", "what was done", 1600, func(c *csvRow) string { return c.e.Outcome }},
	{"People involved", "by their labels, with ; between", 1100, func(c *csvRow) string { return separate(c.people()) }},
	{"Parts played", "if it matters, a line each: “Mother: reported it”", 1200, (*csvRow).parts},
	{"Professionals", "by role, with ; between", 1250, func(c *csvRow) string { return separate(c.professionals()) }},
	{"Child seen", "yes, no, not applicable", 1010, (*csvRow).seen},
	{"What the child or adult said", "in their words", 1150, func(c *csvRow) string { return c.e.Voice }},
	{"Who was told", "a line each: “Police: told, 3 June 2013, by letter”, or “Police: not told”", 1500, (*csvRow).told},
	{"Comment", "the author’s view, apart from the facts", 1150, func(c *csvRow) string { return c.e.Comment }},
	{"Marked as", "key event, good practice, missed opportunity, disputed", 1200, func(c *csvRow) string { return strings.Join(c.e.MarkedAs(), "; ") }},
	{"Lines of enquiry", "by their short names, with ; between", 1150, (*csvRow).lines},
	{"Known to the agency on", "if later than the date", 980, func(c *csvRow) string { return c.r.ShowWording(c.e.Known) }},
	{"Id", "leave as it is", 1000, formID},
}

// formID is the id that the event had in the agency's own return, else its uid.
func formID(c *csvRow) string {
	if c.e.ExternalID != "" {
		return c.e.ExternalID
	}
	return string(c.e.UID)
}

// separate ends a single name that has a comma within, which would be taken for two.
func separate(list string) string {
	if strings.Contains(list, ",") && !strings.Contains(list, ";") {
		return list + ";"
	}
	return list
}

// emptyRows are those that a form has for new events.
const emptyRows = 12

// agencyForm is a form being made.
type agencyForm struct {
	AgencyForm
	review *chronology.Review
	dating *chronology.Dating
	agency *chronology.Agency
}

func newAgencyForm(r *chronology.Review, d *chronology.Dating, o AgencyForm) (*agencyForm, error) {
	f := &agencyForm{AgencyForm: o, review: r, dating: d, agency: r.Agency(o.Agency)}
	if f.agency == nil {
		return nil, fmt.Errorf("make form: no agency %s", o.Agency)
	}
	return f, nil
}

// events are those that the form is filled with, in order.
func (f *agencyForm) events() []*csvRow {
	var rows []*csvRow
	if !f.Filled {
		return nil
	}
	for _, e := range f.dating.Order() {
		if e.Agency == f.Agency && (f.Service == "" || e.Service == f.Service) {
			rows = append(rows, &csvRow{r: f.review, d: f.dating, e: e, dated: f.dating.Of(e.UID)})
		}
	}
	return rows
}

// title is what the form is called.
func (f *agencyForm) title() string { return versionTitle(f.review) + ": agency chronology" }

// instructions say how the form is filled in. None begins as an event would.
func (f *agencyForm) instructions() []string {
	list := []string{
		"How to fill in this form: one row for each event or contact. Add rows as they are needed; leave what does not apply empty.",
		"Please write down what the records say, with the source of each entry, and keep judgement to the column for comments.",
		"Please use the labels below in the place of names. Do not change the headings, nor the last column: by it a later version of this form is compared with the one before.",
	}
	if f.Filled {
		list = append(list, "The entries that the agency has sent before stand in the table. Please correct and add to them; a row that is left out is not taken as withdrawn.")
	}
	if s := f.review.Service(f.Service); s != nil {
		list = append(list, "Asked of: "+s.Name+".")
	}
	if f.Due != 0 {
		list = append(list, "To be returned by: "+longDay(f.Due)+".")
	}
	return list
}

// scope says which period the review asks about, in days, since an agency does not
// know the events that a scope may name; "" where it is not limited.
func (f *agencyForm) scope() string {
	days := f.dating.Scope()
	if days == when.Always {
		return ""
	}
	return "Period under review: " + strings.TrimPrefix(strings.Replace(days.String(), " and ", " to ", 1), "between ")
}

// lines are the lines of enquiry, each in a sentence.
func (f *agencyForm) lines() []string {
	var list []string
	for _, l := range f.review.Lines {
		if text := joined(l.Short, ": ", l.Question); strings.Trim(text, ": ") != "" {
			list = append(list, "Line of enquiry – "+strings.Trim(text, ": "))
		}
	}
	return list
}

// family are the labels of the family with their relationships: no names.
func (f *agencyForm) family() [][2]string {
	var list [][2]string
	for _, p := range f.review.People {
		if (p.Family || p.Subject || p.Child) && p.Label != "" {
			list = append(list, [2]string{p.Label, p.Relationship})
		}
	}
	return list
}

// fits reports whether a cell of a workbook holds the text.
func fits(text string) bool { return utf8.RuneCountInString(text) <= mostInCell }

// FormOf is what writes the form by the ending of a file's name; nil where it is
// neither Word's nor Excel's.
func FormOf(name string) func(io.Writer, *chronology.Review, *chronology.Dating, AgencyForm) error {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".docx":
		return FormDOCX
	case ".xlsx":
		return FormXLSX
	}
	return nil
}
