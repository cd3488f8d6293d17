package ui

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"fyne.io/fyne/v2/container"

	"throughline.org/throughline/chronology"
)

// receiptsDialog lists the files that were taken in, the last first.
type receiptsDialog struct {
	d     *desk
	list  *factList
	sheet *sheet
}

func (d *desk) openReceipts() *receiptsDialog {
	d.inspector.commit()
	x := &receiptsDialog{d: d, list: newFactList(d.w)}
	r := d.s.review()
	var facts []fact
	for _, receipt := range slices.Backward(r.Receipts) {
		facts = append(facts, fact{text: receiptWords(r, receipt), note: receiptDetail(receipt), lead: func() { x.compare(receipt) }})
	}
	if len(facts) == 0 {
		facts = []fact{{text: "No file has been taken in yet.", note: "File > Import takes in what agencies send."}}
	}
	x.list.set(facts)
	head := newCaption("The files themselves are not kept in the review, only what they were: name, size and SHA-256, and the place where that was asked for. " +
		"Keep the originals with the papers of the review. Enter compares one with its receipt.")
	done := d.w.button("Close", func() { x.sheet.hide() })
	x.sheet = d.w.newSheet("Files taken in", container.NewBorder(head, nil, nil, nil, x.list.scroll), done)
	x.sheet.show(680, 480, x.list)
	return x
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
	return joinFilled(" · ", "taken in on "+taken, rows, count(receipt.Size, "byte"), "SHA-256 "+receipt.SHA256, receipt.Original)
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
