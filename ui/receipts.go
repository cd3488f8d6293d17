package ui

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"

	"throughline.org/throughline/chronology"
	"throughline.org/throughline/export"
)

// receiptsDialog lists the files that were taken in, the last first. Those that are
// kept can be saved again, or taken out.
type receiptsDialog struct {
	d            *desk
	receipts     []*chronology.Receipt // as they are listed
	kept         map[string]int64      // sizes of files that are kept, by SHA-256
	list         *factList
	save, remove *button
	sheet        *sheet
}

func (d *desk) openReceipts() *receiptsDialog {
	d.inspector.commit()
	x := &receiptsDialog{d: d, list: newFactList(d.w)}
	x.save = d.w.button("Save the kept file… (S)", x.saveKept)
	x.remove = d.w.button("Take the kept file out (X)", x.askRemove)
	x.list.moved = x.able
	x.list.typed = func(letter rune) {
		switch unicode.ToUpper(letter) {
		case 'S':
			x.saveKept()
		case 'X':
			x.askRemove()
		}
	}
	head := newCaption("Of each file its name, size and SHA-256 are kept, and the place where it lay or the file itself where that was asked for. " +
		"A kept file never leaves the review: no export and no return holds it. Enter compares a file with its receipt.")
	done := d.w.button("Close", func() { x.sheet.hide() })
	x.sheet = d.w.newSheet("Files taken in", under(newColumn(1.5, head, newFlow(x.save, x.remove)), x.list.scroll), done)
	x.fill()
	x.sheet.show(680, 480, x.list)
	return x
}

// fill lists the receipts as they stand.
func (x *receiptsDialog) fill() {
	r := x.d.s.review()
	var err error
	if x.kept, err = x.d.s.file.Originals(); err != nil {
		x.d.w.fail(err)
	}
	x.receipts = slices.Clone(r.Receipts)
	slices.Reverse(x.receipts)
	var facts []fact
	for _, receipt := range x.receipts {
		note := receiptDetail(receipt)
		if size, kept := x.kept[receipt.SHA256]; kept {
			note = "the file itself is kept in this review, " + sizeWords(size) + " · " + note
		}
		facts = append(facts, fact{text: receiptWords(r, receipt), note: note, lead: func() { x.compare(receipt) }})
	}
	if len(facts) == 0 {
		facts = []fact{{text: "No file has been taken in yet.", note: "File > Import takes in what agencies send."}}
	}
	x.list.set(facts)
	x.able()
}

// marked is the receipt that the keyboard is on, where its file is kept; else nil.
func (x *receiptsDialog) marked() *chronology.Receipt {
	if x.list.at < 0 || x.list.at >= len(x.receipts) {
		return nil
	}
	receipt := x.receipts[x.list.at]
	if _, kept := x.kept[receipt.SHA256]; !kept {
		return nil
	}
	return receipt
}

func (x *receiptsDialog) able() {
	able(x.save, x.marked() != nil)
	able(x.remove, x.marked() != nil)
}

// saveKept writes a kept file to a place that is asked for.
func (x *receiptsDialog) saveKept() {
	receipt := x.marked()
	if receipt == nil {
		return
	}
	content, err := x.d.s.file.Original(receipt.SHA256)
	if err != nil {
		x.d.w.fail(err)
		return
	}
	ending := filepath.Ext(receipt.Name)
	x.d.w.askWhere("Save "+receipt.Name, strings.TrimSuffix(receipt.Name, ending), ending, "Save it", func(path string) {
		if err := export.File(path, false, func(w io.Writer) error { _, err := w.Write(content); return err }); err != nil {
			x.d.w.failWriting(err)
			return
		}
		x.d.s.said("Saved as " + path + ".")
	})
}

// askRemove takes a kept file out of the review for good.
func (x *receiptsDialog) askRemove() {
	receipt := x.marked()
	if receipt == nil {
		return
	}
	x.d.w.ask("Take the file out of the review?", receipt.Name+" is taken out for good; this cannot be undone. Its receipt stays, and so does what it brought in.",
		"Take it out", func() {
			if err := x.d.s.file.RemoveOriginal(receipt.SHA256); err != nil {
				x.d.w.fail(err)
				return
			}
			x.fill()
		})
}

// receiptWords says which file it was and what came of it.
func receiptWords(r *chronology.Review, receipt *chronology.Receipt) string {
	agency := ""
	if a := r.Agency(receipt.Agency); a != nil {
		agency = a.Name
	}
	return joinFilled(" · ", receipt.Name, agency, count(receipt.Events, "event"))
}

func receiptDetail(receipt *chronology.Receipt) string {
	taken := receipt.Taken
	if at, err := time.Parse(time.RFC3339, taken); err == nil {
		taken = at.Local().Format("2 January 2006, 15:04")
	}
	rows := ""
	if receipt.Refused+receipt.LeftOut > 0 {
		rows = fmt.Sprintf("%d refused, %d left out", receipt.Refused, receipt.LeftOut)
	}
	return joinFilled(" · ", "taken in on "+taken, rows, sizeWords(int64(receipt.Size)), "SHA-256 "+receipt.SHA256, receipt.Original)
}

// compare holds a file against a receipt: the original where it is known where it
// lies, else one that is asked for.
func (x *receiptsDialog) compare(receipt *chronology.Receipt) {
	if receipt.Original != "" {
		if _, err := os.Stat(receipt.Original); err == nil {
			x.compareWith(receipt, receipt.Original)
			return
		}
	}
	x.d.w.askFile("Which file is to be compared with the receipt of "+receipt.Name+"?", importEndings,
		func(path string) { x.compareWith(receipt, path) })
}

func (x *receiptsDialog) compareWith(receipt *chronology.Receipt, path string) {
	var sum string
	var err error
	x.d.w.work("Comparing "+receipt.Name, func(l *longWork) { sum, err = sumOf(path, l) }, func() {
		switch {
		case err != nil:
			x.d.w.fail(err)
		case sum == receipt.SHA256:
			x.d.w.tell("It is the file that was taken in", path+"\n\nNot a letter of it has been changed since: its SHA-256 is that of the receipt.")
		default:
			x.d.w.tell("It is not the file that was taken in", path+"\n\nIts SHA-256 is another: "+sum+
				". It was changed since, or is another file. The review is as it was.")
		}
	})
}

// sumOf is the SHA-256 of a file.
func sumOf(path string, l *longWork) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	hash := sha256.New()
	watched := &watchedFile{file: f, size: info.Size(), reached: l.reached}
	if _, err := io.Copy(hash, io.NewSectionReader(watched, 0, info.Size())); err != nil {
		return "", err
	}
	return hex.EncodeToString(hash.Sum(nil)), nil
}
