package export

import (
	"archive/zip"
	"io"

	"github.com/klauspost/compress/flate"
)

// newArchive begins a zip archive, as Word and Excel files are. Its compressor is
// three times as quick as the standard library's, for a few more bytes in a hundred.
func newArchive(w io.Writer) *zip.Writer {
	archive := zip.NewWriter(w)
	archive.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(out, flate.DefaultCompression)
	})
	return archive
}
