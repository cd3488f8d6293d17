package chronology

import "strconv"

// Number writes a number as a person does: 10,000.
func Number(n int) string {
	const group = 3
	digits := strconv.Itoa(n)
	first := 0
	if n < 0 {
		first = 1
	}
	for at := len(digits) - group; at > first; at -= group {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}
