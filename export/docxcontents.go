package export

import "strconv"

// contents lists the parts, each line leading to its part, with its page in a field
// that whoever opens the file works out. It is no field as a whole: until Word had
// made that anew it would show no pages, and other programs never do.
func (x *docx) contents() {
	x.open("ContentsHeading", "")
	x.run("", "Contents")
	x.close()
	for _, t := range x.listed() {
		x.open("TOC1", "")
		name := x.partName(t)
		x.put(`<w:hyperlink w:anchor="`, name, `" w:history="1">`)
		x.run("", partTitle(t))
		x.put(`<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF `, name,
			` \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>`)
		x.close()
	}
}

// listed are the parts that contents lists.
func (x *docx) listed() []titled {
	var list []titled
	for _, t := range x.doc.heard.titles {
		if words(t.line) != glossaryTitle || len(x.doc.abbreviations()) > 0 {
			list = append(list, t)
		}
	}
	return list
}

// partTitle is a part's heading with its number.
func partTitle(t titled) string {
	if t.number != 0 {
		return headNumber(t.number) + words(t.line)
	}
	return words(t.line)
}

// partName is the name of the place where a part begins.
func (x *docx) partName(t titled) string {
	for i, other := range x.doc.heard.titles {
		if words(other.line) == words(t.line) && other.number == t.number {
			return "part_" + strconv.Itoa(i+1)
		}
	}
	return ""
}
