package sweep

import (
	"runtime"
	"sync"
)

// taker is given the pieces of a file's text in their order. What a piece is must
// not be changed afterwards; the place is that of the piece at hand.
type taker func(text []byte, at place)

// textReader gives the pieces of a text. Unless that is the last of it, read leaves
// what has no end yet; it returns how far it came.
type textReader interface {
	partReader
	isWrong() bool // it is no text of its kind
}

// text searches a file that is not compressed: what a watch has not searched while
// it was written.
func (f *file) text(of func(taker) textReader) error {
	if c := f.watched.wroteText(f.content); c != nil {
		f.keep(c)
		return nil
	}
	return f.sideBySide(func(take taker) error {
		r := of(take)
		if r.read(f.content, true); r.isWrong() {
			return errFile
		}
		return nil
	})
}

// sideBySide has the pieces searched that read gives. Where a piece stands is asked
// only of those in which something was found, by reading the file once more.
func (f *file) sideBySide(read func(taker) error) error {
	found, err := f.searched(read)
	if err != nil || len(found) == 0 {
		return err
	}
	piece := 0
	in := map[int][]*placed{}
	for i := range found {
		in[found[i].piece] = append(in[found[i].piece], &found[i])
	}
	err = read(func(_ []byte, at place) {
		piece++
		for _, p := range in[piece] {
			p.Where = at.where()
		}
	})
	f.found = append(f.found, found...)
	return err
}

// batch is pieces that follow on each other.
type batch struct {
	before int // pieces of the file
	pieces [][]byte
}

const (
	batchSize  = 1 << 10 // pieces of a batch
	scanLength = 1 << 17 // bytes for which a goroutine of their own is worth while
)

// searched is what is found in the pieces; their places are not known yet.
func (f *file) searched(read func(taker) error) ([]placed, error) {
	var all sync.WaitGroup
	scans := make([]*scan, min(runtime.GOMAXPROCS(0), 1+len(f.content)/scanLength))
	turn, spare := make(chan batch, len(scans)), make(chan [][]byte, 2*len(scans)+1)
	for n := range scans {
		scans[n] = f.Sweeper.scan()
		all.Go(func() {
			for b := range turn {
				scans[n].order = b.before
				for _, text := range b.pieces {
					scans[n].piece(text, named(""))
				}
				spare <- b.pieces[:0]
			}
		})
	}
	next := batch{pieces: make([][]byte, 0, batchSize)}
	send := func() {
		turn <- next
		next.before += len(next.pieces)
		select {
		case next.pieces = <-spare:
		default:
			next.pieces = make([][]byte, 0, batchSize)
		}
	}
	err := read(func(text []byte, _ place) {
		if next.pieces = append(next.pieces, text); len(next.pieces) == batchSize {
			send()
		}
	})
	send()
	close(turn)
	all.Wait()
	var found []placed
	for _, c := range scans {
		found = append(found, c.found...)
	}
	return found, err
}
