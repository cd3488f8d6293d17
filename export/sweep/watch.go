package sweep

import (
	"archive/zip"
	"hash/maphash"
	"io"
	"sync"
)

// Watch searches a file while it is written. Whatever writes the file tells it of
// every stretch of bytes that goes into it or into its compressor, and of the
// compressed bytes that come out: to uncompress these again would take longer than
// to search them. The finished file must be what was told, or it is searched by
// itself, as Sweeper.File does; of a PDF, that holds for each of its streams.
//
// So nothing is taken on trust but that the compressor's output gives its input.
type Watch struct {
	sweeper *Sweeper
	seed    maphash.Seed

	archive office // Word and Excel
	text    textReader
	parts   []*Part // are searched as they are written; a text is one
	behind  behind

	guard   sync.Mutex
	streams map[uint64][]byte // PDF: what the streams were, by the sum of their compressed bytes
}

// Watch begins to watch one file.
func (s *Sweeper) Watch() *Watch {
	w := &Watch{sweeper: s, seed: maphash.MakeSeed(), archive: office{scan: s.scan()}, streams: map[uint64][]byte{}}
	w.behind.caught.L = &w.behind.guard
	return w
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
	watch  *Watch
	name   string
	reader partReader
	rest   []byte // what has no end yet
	sum    maphash.Hash
}

// Part begins a part; the part before is done. The parts of an archive are told
// of one after the other.
func (w *Watch) Part(name string) *Part {
	return w.part(name, w.archive.reader(name))
}

func (w *Watch) part(name string, reader partReader) *Part {
	p := &Part{watch: w, name: name, reader: reader}
	p.sum.SetSeed(w.seed)
	w.parts = append(w.parts, p)
	return p
}

// Text begins a file that is not compressed, CSV or JSON by the ending: what is
// written to it goes into the file too.
func (w *Watch) Text(ending string, file io.Writer) io.WriteCloser {
	c := w.archive.scan
	switch ending {
	case ".csv":
		w.text = &csvReader{take: c.piece}
	case ".json":
		w.text = &jsonReader{take: c.piece}
	}
	return watchedText{w.part(ending, w.text), file}
}

// watchedText is a file that is searched as it is written.
type watchedText struct {
	*Part
	file io.Writer
}

func (t watchedText) Write(text []byte) (int, error) {
	t.Part.Write(text)
	if _, err := t.sum.Write(text); err != nil {
		return 0, err
	}
	return t.file.Write(text)
}

func (t watchedText) Close() error {
	t.Part.Close()
	return nil
}

// wroteText is what a text was searched by; nil unless the file is that text.
func (w *Watch) wroteText(content []byte) *scan {
	if w == nil || w.text == nil {
		return nil
	}
	w.behind.wait()
	if len(w.parts) != 1 || w.text.isWrong() || maphash.Bytes(w.seed, content) != w.parts[0].sum.Sum64() {
		return nil
	}
	return w.archive.scan
}

// Write takes what goes into the compressor. It is searched beside the compressing.
func (p *Part) Write(plain []byte) { p.watch.behind.add(p, plain, false) }

// Lend is Write for what the compressor takes at the same time: what is long is
// searched where it lies. It must not be changed until done has returned.
func (p *Part) Lend(plain []byte) (done func()) {
	if len(plain) <= stretchSize {
		p.Write(plain)
		return func() {}
	}
	p.watch.behind.lend(p, plain)
	return p.watch.behind.wait
}

// Packed takes what comes out of it.
func (p *Part) Packed() io.Writer { return &p.sum }

// Close ends the part.
func (p *Part) Close() { p.watch.behind.add(p, nil, true) }

// read searches what has been written, but for what has no end yet.
func (p *Part) read(plain []byte, last bool) {
	content := plain
	if len(p.rest) > 0 {
		p.rest = append(p.rest, plain...)
		content = p.rest
	}
	p.rest = append(p.rest[:0], content[p.reader.read(content, last):]...)
}

// wrote reports whether the archive is made of the parts that were watched and of
// what lies in it as it is, which it searches.
func (w *Watch) wrote(archive *zip.Reader, content []byte) bool {
	if w == nil || archive.Comment != "" {
		return false
	}
	w.behind.wait()
	parts := w.parts
	var lies []*zip.File
	for _, f := range archive.File {
		packed := bytesOf(f, content)
		switch {
		case packed == nil || f.Comment != "":
			return false
		case len(parts) > 0 && f.Name == parts[0].name && maphash.Bytes(w.seed, packed) == parts[0].sum.Sum64():
			parts = parts[1:]
		case f.Method == zip.Store:
			lies = append(lies, f)
		default:
			return false
		}
	}
	if len(parts) > 0 {
		return false
	}
	for _, f := range lies {
		w.archive.reader(f.Name).read(bytesOf(f, content), true)
	}
	return true
}

// bytesOf are those of a part as they lie in the archive; nil where it is broken.
func bytesOf(f *zip.File, content []byte) []byte {
	from, err := f.DataOffset()
	if size := f.CompressedSize64; err == nil && size <= uint64(len(content)) && from+int64(size) <= int64(len(content)) {
		return content[from : from+int64(size)]
	}
	return nil
}
