package chronology

// Moved words the date of an event anew, so many days later (earlier where
// negative), in the form in which it is worded. A date that is not one day by
// its own wording is refused with a sentence for people: one that counts from
// another is never made a day of its own without being asked for.
func (d *Dating) Moved(event UID, days int) (wording string, err error) {
	dated := d.Of(event)
	if dated.Err != nil {
		return "", dated.Err
	}
	return dated.Reading.Moved(days, d.reader().context)
}
