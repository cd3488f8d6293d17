package export

import (
	"archive/zip"
	"io"

	"github.com/klauspost/compress/flate"
)

// newArchive begins a zip archive, as Word and Excel files are, with a compressor
// that is three times as quick as the standard library's.
func newArchive(w io.Writer) *zip.Writer {
	archive := zip.NewWriter(w)
	archive.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, archiveCompression)
	})
	return archive
}

// archiveCompression is a level that takes half the time of the usual one for four
// more bytes in a hundred.
const archiveCompression = 3
