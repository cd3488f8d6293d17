package ui

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
)

// settings is what belongs to this computer rather than to a review: it is
// kept in Fyne's preferences. What belongs to the review lies in its file.
type settings struct{ kept fyne.Preferences }

// The keys under which settings are kept.
const (
	keyWidth     = "window.width"
	keyHeight    = "window.height"
	keyTheme     = "theme"
	keyScale     = "text.scale"
	keyView      = "view"
	keyInspector = "inspector.hidden"
	keySplit     = "inspector.split"
	keyRecent    = "recent"
	keyFolder    = "folder"
	keyColumns   = "columns."
	keyContext   = "timeline.plain"
	keyPlan      = "lanes." // and the uid of a review
)

// recentLimit is how many reviews the start screen offers.
const recentLimit = 10

func newSettings(p fyne.Preferences) *settings { return &settings{kept: p} }

// windowSize is the size at which a window was last closed.
func (s *settings) windowSize() fyne.Size {
	return fyne.NewSize(
		float32(s.kept.FloatWithFallback(keyWidth, 1240)),
		float32(s.kept.FloatWithFallback(keyHeight, 690)))
}

func (s *settings) setWindowSize(size fyne.Size) {
	s.kept.SetFloat(keyWidth, float64(size.Width))
	s.kept.SetFloat(keyHeight, float64(size.Height))
}

func (s *settings) theme() themeChoice {
	return themeChoice(s.kept.StringWithFallback(keyTheme, string(themeSystem)))
}

func (s *settings) setTheme(choice themeChoice) { s.kept.SetString(keyTheme, string(choice)) }

// textScale is one of textScales.
func (s *settings) textScale() float32 {
	kept := float32(s.kept.FloatWithFallback(keyScale, 1))
	if !slices.Contains(textScales, kept) {
		return 1
	}
	return kept
}

func (s *settings) setTextScale(scale float32) { s.kept.SetFloat(keyScale, float64(scale)) }

// view is the number of the view that was shown last.
func (s *settings) view() int { return s.kept.IntWithFallback(keyView, 0) }

func (s *settings) setView(n int) { s.kept.SetInt(keyView, n) }

func (s *settings) inspectorHidden() bool { return s.kept.Bool(keyInspector) }

func (s *settings) setInspectorHidden(hidden bool) { s.kept.SetBool(keyInspector, hidden) }

// contextHidden says that the timeline leaves out silences, background stretches
// and school terms.
func (s *settings) contextHidden() bool { return s.kept.Bool(keyContext) }

func (s *settings) setContextHidden(hidden bool) { s.kept.SetBool(keyContext, hidden) }

// split is the share of the width that the view has beside the inspector.
func (s *settings) split() float64 { return s.kept.FloatWithFallback(keySplit, 0.75) }

func (s *settings) setSplit(share float64) { s.kept.SetFloat(keySplit, share) }

// columnWidths are those of a table, nil where none were kept.
func (s *settings) columnWidths(table string) []float64 {
	return s.kept.FloatList(keyColumns + table)
}

func (s *settings) setColumnWidths(table string, widths []float64) {
	s.kept.SetFloatList(keyColumns+table, widths)
}

// recent lists the reviews opened last, newest first. A file's name can
// identify a child, so the list can be cleared.
func (s *settings) recent() []string { return s.kept.StringList(keyRecent) }

func (s *settings) addRecent(path string) {
	list := slices.DeleteFunc(s.recent(), func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	s.kept.SetStringList(keyRecent, list[:min(len(list), recentLimit)])
}

func (s *settings) removeRecent(path string) {
	s.kept.SetStringList(keyRecent, slices.DeleteFunc(s.recent(), func(p string) bool { return p == path }))
}

func (s *settings) clearRecent() { s.kept.SetStringList(keyRecent, nil) }

// folder is where a file was last opened or saved, "" at first.
func (s *settings) folder() string { return s.kept.String(keyFolder) }

func (s *settings) setFolder(path string) { s.kept.SetString(keyFolder, filepath.Clean(path)) }
