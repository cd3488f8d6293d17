package export

import (
	"archive/zip"
	"io"

	"github.com/klauspost/compress/flate"

	"throughline.org/throughline/export/sweep"
)

// archive is a zip archive being written, as Word and Excel files are.
type archive struct {
	*zip.Writer
	watch *sweep.Watch // nil where nobody watches
	part  string       // the one being written
}

// newArchive begins an archive, with a compressor that is three times as quick as
// the standard library's.
func newArchive(w io.Writer, watch *sweep.Watch) *archive {
	a := &archive{Writer: zip.NewWriter(w), watch: watch}
	a.RegisterCompressor(zip.Deflate, a.compressor)
	return a
}

// archiveCompression is a level that takes half the time of the usual one for four
// more bytes in a hundred.
const archiveCompression = 3

// Create begins a part.
func (a *archive) Create(name string) (io.Writer, error) {
	a.part = name
	return a.Writer.Create(name)
}

func (a *archive) compressor(out io.Writer) (io.WriteCloser, error) {
	if a.watch == nil {
		return flate.NewWriter(out, archiveCompression)
	}
	part := a.watch.Part(a.part)
	packed, err := flate.NewWriter(io.MultiWriter(out, part.Packed()), archiveCompression)
	return watchedPart{part, packed}, err
}

// watchedPart is a part that is searched as it goes into the compressor.
type watchedPart struct {
	plain  *sweep.Part
	packed *flate.Writer
}

func (p watchedPart) Write(content []byte) (int, error) {
	defer p.plain.Lend(content)()
	return p.packed.Write(content)
}

func (p watchedPart) Close() error {
	p.plain.Close()
	return p.packed.Close()
}
