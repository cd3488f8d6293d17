package sweep

import (
	"archive/zip"
	"hash/maphash"
	"io"
	"sync"
)

// Watch searches a file of a kind that is compressed while it is written, since to
// uncompress it again would take longer than to search it. Whatever writes the
// file tells it of every stretch of bytes as it goes into the compressor, and of
// the compressed bytes that come out. By these it knows the stretch again in the
// finished file; what it does not find there as it came out of the compressor is
// uncompressed and searched from the file alone, as Sweeper.File does.
//
// So nothing is taken on trust but that the compressor's output gives its input.
type Watch struct {
	sweeper *Sweeper
	seed    maphash.Seed

	archive office // Word and Excel: the parts are searched as they are written
	parts   []*Part

	guard   sync.Mutex
	streams map[uint64][]byte // PDF: what the streams were, by the sum of their compressed bytes
}

// Watch begins to watch one file.
func (s *Sweeper) Watch() *Watch {
	return &Watch{sweeper: s, seed: maphash.MakeSeed(), archive: office{scan: s.scan()}, streams: map[uint64][]byte{}}
}

// File searches the finished file.
func (w *Watch) File(name string, content []byte) ([]Finding, error) {
	return w.sweeper.file(name, content, w)
}

// Stream tells of a stream of a PDF. What it was must not be changed afterwards.
// It may be called from several goroutines, and where nothing is watched.
func (w *Watch) Stream(packed, plain []byte) {
	if w == nil {
		return
	}
	sum := maphash.Bytes(w.seed, packed)
	w.guard.Lock()
	w.streams[sum] = plain
	w.guard.Unlock()
}

// plain is what a stream was; nil for one that was not watched.
func (w *Watch) plain(packed []byte) []byte {
	if w == nil {
		return nil
	}
	return w.streams[maphash.Bytes(w.seed, packed)]
}

// Part is a part of an archive that is being written.
type Part struct {
	name   string
	reader partReader
	rest   []byte // what has no end yet
	sum    maphash.Hash
}

// Part begins a part; the part before is done. The parts of an archive are told
// of one after the other.
func (w *Watch) Part(name string) *Part {
	p := &Part{name: name, reader: w.archive.reader(name)}
	p.sum.SetSeed(w.seed)
	w.parts = append(w.parts, p)
	return p
}

// Write takes what goes into the compressor.
func (p *Part) Write(plain []byte) {
	content := plain
	if len(p.rest) > 0 {
		p.rest = append(p.rest, plain...)
		content = p.rest
	}
	p.rest = append(p.rest[:0], content[p.reader.read(content, false):]...)
}

// Packed takes what comes out of it.
func (p *Part) Packed() io.Writer { return &p.sum }

// Close ends the part.
func (p *Part) Close() {
	p.reader.read(p.rest, true)
	p.rest = nil
}

// wrote reports whether the archive is made of the parts that were watched.
func (w *Watch) wrote(archive *zip.Reader, content []byte) bool {
	if w == nil || archive.Comment != "" || len(archive.File) != len(w.parts) {
		return false
	}
	for i, f := range archive.File {
		from, err := f.DataOffset()
		to := from + int64(f.CompressedSize64)
		if err != nil || f.Comment != "" || f.Name != w.parts[i].name || to > int64(len(content)) ||
			maphash.Bytes(w.seed, content[from:to]) != w.parts[i].sum.Sum64() {
			return false
		}
	}
	return true
}
