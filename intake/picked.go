package intake

import (
	"throughline.org/throughline/chronology/when"
	"throughline.org/throughline/intake/sent"
)

// pickedDay compares a date with what the date picker holds that it was chosen
// in. A picker may show its day in American order; then its day is taken.
func (d *dater) pickedDay(row *PreviewRow) {
	c := row.dateCell()
	if c == nil {
		return
	}
	for _, remark := range c.Remarks {
		if remark.Kind != sent.PickedDay {
			continue
		}
		picked, err := when.Read(remark.Text, when.Context{})
		if err != nil || !picked.Window.Exact() || picked.Window == row.Reading.Window {
			return
		}
		day := picked.Window.Earliest
		if read, other, ok := row.bothOrders(); ok && other == day {
			wording := spell(day)
			if row.Reading.Clock.Known {
				wording += " " + row.Reading.Clock.String()
			}
			if reading, err := d.dating.Read(wording, ""); err == nil {
				row.Doubts = append(row.Doubts, "The date is shown so that it reads as "+spell(read)+", but was picked as "+spell(day)+", which is taken.")
				d.take(row, wording, reading)
			}
			return
		}
		row.Doubts = append(row.Doubts, "The date picker holds another day than it shows: "+spell(day)+".")
		return
	}
}
