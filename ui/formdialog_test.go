package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"throughline.org/throughline/intake"
)

func TestAFormIsMadeForAnAgency(t *testing.T) {
	w := onTwins(t)
	w.desk.s.choose("h1")
	f := w.desk.openForm()
	assert.Equal(t, "Health Visiting", f.agency.Selected, "that of the chosen event")
	assert.Equal(t, "Its 4 entries so far", f.fillers.chips[0].text)
	f.kinds.onPress(1)
	assert.Equal(t, "Form for Health Visiting.xlsx", f.place.name.Text)

	test.Type(f.due.entry, "soon")
	f.write()
	assert.NotNil(t, w.top(), "a day that cannot be read is said, and nothing written")
	assert.Contains(t, f.problem.label.Text, "not one day")
	f.due.entry.SetText("1 February 2027")
	f.write()
	path := filepath.Join(w.folder, "Form for Health Visiting.xlsx")
	file, err := os.Open(path)
	require.NoError(t, err)
	defer file.Close()
	info, err := file.Stat()
	require.NoError(t, err)
	doc, err := intake.Read(file, info.Size(), "form.xlsx", intake.ReadOptions{})
	require.NoError(t, err)
	assert.Len(t, intake.NewPreview(doc, w.desk.s.review(), intake.Options{Agency: "hv"}).Rows, 4)

	w.top().hide()
	f = w.desk.openForm()
	f.kinds.onPress(1)
	f.write()
	assert.Contains(t, f.problem.label.Text, "file of that name", "no form is replaced")
}
