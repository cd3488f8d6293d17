package export

import "strconv"

// contents lists the parts, each line leading to its part, with its page in a field.
// Only programs that set the pages know these: some count as they show them, Word
// when the fields are updated (Ctrl+A, F9). It is not asked to do so at opening, by
// w:updateFields or by fields marked w:dirty, as it would first ask the reader about
// other files; until then the list has no numbers, and no dots that would lead to
// them. As a field of contents as a whole it would be but text to the programs that
// count.
func (x *docx) contents() {
	x.open("ContentsHeading", "")
	x.run("", "Contents")
	x.close()
	for _, t := range x.listed() {
		x.open("TOC1", "")
		name := x.partName(t)
		x.put(`<w:hyperlink w:anchor="`, name, `" w:history="1">`)
		x.run("", partTitle(t))
		x.put(`<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF `, name,
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
