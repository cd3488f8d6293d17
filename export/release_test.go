package export_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/chronology/scale"
	"throughline.org/throughline/export"
)

// A release can be stopped while its version is made, before anything of the file is.
func TestAReleaseStopsWhileItsVersionIsMade(t *testing.T) {
	r := scale.Review(500)
	d := chronology.Solve(r)
	folder := t.TempDir()
	for _, format := range export.Formats {
		asked := 0
		release := export.Release{
			Path: filepath.Join(folder, "x"+format.Ending), Format: format,
			Version: chronology.Version{For: chronology.Published, Dates: chronology.DatesRelative},
			Options: export.Options{Progress: func(done, total int) bool {
				asked++
				require.Zero(t, total, "the bar waits for the file")
				return false
			}},
		}
		_, err := release.Write(r, d)
		require.ErrorIs(t, err, export.ErrStopped)
		require.Equal(t, 1, asked, format.Name)
	}
	left, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Empty(t, left)
}
