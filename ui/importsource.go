package ui

import (
	"io"
	"os"
	"path/filepath"

	"throughline.org/throughline/intake"
)

// importEndings are the files that are brought in. Others are read too, to say
// what to do with them.
var importEndings = []string{
	".docx", ".docm", ".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".json",
	".doc", ".xls", ".xlsb", ".odt", ".ods", ".rtf", ".pdf",
}

// importSource is what is brought in: a file, or what was copied. It can be read
// again in another way.
type importSource struct {
	path string // "" for what was copied
	text string
}

func (s importSource) name() string {
	if s.path == "" {
		return "what was copied"
	}
	return filepath.Base(s.path)
}

// read reads the source. Reached hears which share has been read, and says
// whether to go on.
func (s importSource) read(o intake.ReadOptions, reached func(float64) bool) (*intake.Document, error) {
	if s.path == "" {
		return intake.ReadPasted(s.text, o)
	}
	f, err := os.Open(s.path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errUnknownFile
	}
	watched := &watchedFile{file: f, size: info.Size(), reached: reached}
	doc, err := intake.Read(watched, info.Size(), filepath.Base(s.path), o)
	if watched.stopped {
		return nil, errStopped // whatever the reader made of it
	}
	return doc, err
}

// watchedFile is a file of which it is told how far it has been read, and which
// cannot be read on once that is to stop.
type watchedFile struct {
	file    io.ReaderAt
	size    int64
	reached func(float64) bool
	stopped bool
}

// ReadAt implements io.ReaderAt.
func (f *watchedFile) ReadAt(p []byte, off int64) (int, error) {
	if !f.reached(float64(off) / float64(max(f.size, 1))) {
		f.stopped = true
		return 0, errStopped
	}
	return f.file.ReadAt(p, off)
}
