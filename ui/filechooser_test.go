package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// chooserTest asks for a .docx or .csv in a folder with a few files.
func chooserTest(t *testing.T) (w *windowTest, c *fileChooser, chosen *string) {
	t.Helper()
	w = newWindowTest(t)
	for _, name := range []string{"police.docx", "School.CSV", "notes.pdf", ".hidden.csv", "sent/housing.csv"} {
		path := filepath.Join(w.folder, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o700))
		require.NoError(t, os.WriteFile(path, []byte("x"), 0o600))
	}
	chosen = new(string)
	c = w.chooseFile("Import", []string{".docx", ".csv"}, w.folder, func(path string) { *chosen = path })
	return w, c, chosen
}

func (c *fileChooser) names() (names []string) {
	for _, line := range c.shown {
		names = append(names, line.name)
	}
	return names
}

func TestAFileIsChosenByTheKeyboardAlone(t *testing.T) {
	w, c, chosen := chooserTest(t)
	assert.Equal(t, []string{"sent", "police.docx", "School.CSV"}, c.names(), "folders first; other kinds and hidden files are left out")
	assert.Equal(t, fyne.Focusable(c.typed), w.win.Canvas().Focused())
	test.Type(c.typed, "sch")
	assert.Equal(t, []string{"School.CSV"}, c.names())
	w.press(fyne.KeyReturn)
	assert.Equal(t, filepath.Join(w.folder, "School.CSV"), *chosen)
	assert.Nil(t, w.top(), "the list is closed")
}

func TestTheKeyboardGoesThroughFolders(t *testing.T) {
	w, c, chosen := chooserTest(t)
	w.press(fyne.KeyReturn) // into “sent”
	assert.Equal(t, []string{"housing.csv"}, c.names())
	w.press(fyne.KeyBackspace)
	assert.Contains(t, c.names(), "police.docx")
	w.press(fyne.KeyDown)
	w.press(fyne.KeyReturn)
	assert.Equal(t, filepath.Join(w.folder, "police.docx"), *chosen)
}

func TestAPathThatIsTypedIsTaken(t *testing.T) {
	w, c, chosen := chooserTest(t)
	test.Type(c.typed, filepath.Join(w.folder, "nowhere.csv"))
	w.press(fyne.KeyReturn)
	assert.Empty(t, *chosen)
	assert.NotEmpty(t, c.says.text, "it is said that there is none")
	c.typed.reset("")
	test.Type(c.typed, `"`+filepath.Join(w.folder, "sent", "housing.csv")+`"`)
	w.press(fyne.KeyReturn)
	assert.Equal(t, filepath.Join(w.folder, "sent", "housing.csv"), *chosen)
}

func TestAPathNarrowsTheListAsItIsTyped(t *testing.T) {
	w, c, chosen := chooserTest(t)
	test.Type(c.typed, filepath.Join(w.folder, "sch"))
	assert.Equal(t, []string{"School.CSV"}, c.names())
	c.typed.reset("")
	test.Type(c.typed, filepath.Join(w.folder, "sent")+string(filepath.Separator)+"hou")
	assert.Equal(t, []string{"housing.csv"}, c.names(), "of the folder that the path leads to")
	assert.Equal(t, filepath.Join(w.folder, "sent"), c.where.text)
	w.press(fyne.KeyReturn)
	assert.Equal(t, filepath.Join(w.folder, "sent", "housing.csv"), *chosen, "which Enter takes")
}

func TestAPathTypedBeforeTheFolderIsReadIsFound(t *testing.T) {
	w, c, _ := chooserTest(t)
	c.listed, c.looking, c.all = "", "", nil // as where another folder was asked for meanwhile
	test.Type(c.typed, filepath.Join(w.folder, "sch"))
	assert.Equal(t, []string{"School.CSV"}, c.names())
}

func TestAFolderIsChosen(t *testing.T) {
	w := newWindowTest(t)
	require.NoError(t, os.Mkdir(filepath.Join(w.folder, "reports"), 0o700))
	place := newPlaceFields(w.window, "letter", ".pdf")
	place.choose()
	w.press(fyne.KeyReturn)
	w.top().accept()
	assert.Equal(t, filepath.Join(w.folder, "reports"), place.folder.Text)
}
