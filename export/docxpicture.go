package export

import (
	"archive/zip"
	"bytes"
	"image"
	"image/draw"
	"image/png"
	"math"
	"runtime"
	"strconv"
	"sync"
)

const pictureSpaces = `xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ` +
	`xmlns:a="` + drawingSpace + `main" xmlns:pic="` + drawingSpace + `picture"`

const drawingSpace = "http://schemas.openxmlformats.org/drawingml/2006/"

// wordPicture is a part of a page that is seen in Word as a picture.
type wordPicture struct {
	page *page
	box  [4]float64 // left, bottom, right, top
}

func (x *docx) figures() bool { return true }

// figure writes a picture with what it shows in words, and a line about it.
func (x *docx) figure(f *flow, box [4]float64, alternative, caption string) {
	x.pictures = append(x.pictures, &wordPicture{f.page, box})
	number := strconv.Itoa(len(x.pictures))
	emu := func(points float64) string { return strconv.Itoa(int(math.Round(points * 12700))) }
	page := x.pageSize(x.landscape)
	scale := min(1, (float64(page.height-page.top-page.foot)/twips-besideFigure-x.headed)/(box[3]-box[1]))
	x.headed = 0 // sheets that go on have a line of text above them
	width, height := emu(scale*(box[2]-box[0])), emu(scale*(box[3]-box[1]))
	x.open("Figure", "")
	x.put(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="`, width, `" cy="`, height, `"/><wp:docPr id="`, number,
		`" name="Figure `, number, `" descr="`)
	x.text(alternative)
	x.put(`"/><a:graphic><a:graphicData uri="`, drawingSpace, `picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="`, number, `" name="Figure `, number,
		`"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId`, strconv.Itoa(fixedRelations+len(x.pictures)),
		`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="`, width, `" cy="`, height,
		`"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
	x.close()
	x.paragraph(footStyle.size, whole([]span{{text: caption, style: footStyle}}))
}

// pictureScale is how many dots a point has: 200 to the inch, fewer where so many
// pictures would make a file that is too large to be sent.
func (x *docx) pictureScale() float64 {
	if len(x.pictures) > manyPictures {
		return 120.0 / 72
	}
	return 200.0 / 72
}

const manyPictures = 12

// writePictures paints the pictures, several at a time, and writes them in order.
func (x *docx) writePictures(archive *archive) error {
	scale := x.pictureScale()
	painted := make([][]byte, len(x.pictures))
	errs := make([]error, len(x.pictures))
	turn := make(chan int)
	var all sync.WaitGroup
	for range min(len(x.pictures), runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := range turn {
				painted[i], errs[i] = x.pictures[i].paint(&x.doc.forms, scale)
			}
		})
	}
	var stopped error
	for i := range x.pictures {
		if stopped = x.doc.report(x.doc.done); stopped != nil {
			break
		}
		turn <- i
	}
	close(turn)
	all.Wait()
	if stopped != nil {
		return stopped
	}
	for i, content := range painted {
		if errs[i] != nil {
			return errs[i]
		}
		out, err := archive.CreateHeader(&zip.FileHeader{Name: "word/" + pictureName(i), Method: zip.Store})
		if err != nil {
			return err
		}
		if _, err := out.Write(content); err != nil {
			return err
		}
	}
	return nil
}

func pictureName(i int) string { return "media/figure" + strconv.Itoa(i+1) + ".png" }

func (p *wordPicture) paint(forms *forms, scale float64) ([]byte, error) {
	whole, err := paintPage(p.page, forms, scale)
	if err != nil {
		return nil, err
	}
	at := func(v float64) int { return int(math.Round(v * scale)) }
	box := image.Rect(at(p.box[0]), at(p.page.height-p.box[3]), at(p.box[2]), at(p.page.height-p.box[1]))
	part := image.NewRGBA(image.Rectangle{Max: box.Size()})
	draw.Draw(part, part.Rect, whole, box.Min, draw.Src)
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed}
	err = encoder.Encode(&b, part)
	return b.Bytes(), err
}
