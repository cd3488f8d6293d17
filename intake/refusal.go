package intake

import (
	"errors"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
	"throughline.org/throughline/intake/separated"
)

// The reasons for which a file is refused whole. What is said to people is in
// Refusal.
var (
	ErrTooLarge  = errors.New("file is too large")
	ErrEmpty     = errors.New("file has no rows")
	ErrNotText   = errors.New("not separated text")
	ErrPassword  = errors.New("file is protected by a password")
	ErrDamaged   = errors.New("file is damaged or cut short")
	ErrUnsafe    = errors.New("file is not as an office program writes it")
	ErrOldFormat = errors.New("file is in a format of Word or Excel before 2007")
	ErrFormat    = errors.New("files of this kind are not read")
)

// refused turns what a reader says into one of the reasons above.
func refused(err error) error {
	for _, known := range []struct{ from, to error }{
		{archive.ErrPassword, ErrPassword}, {archive.ErrOldWord, ErrOldFormat}, {archive.ErrOldExcel, ErrOldFormat},
		{archive.ErrOldOther, ErrFormat}, {archive.ErrTooLarge, ErrTooLarge}, {archive.ErrDamaged, ErrDamaged},
		{archive.ErrUnsafe, ErrUnsafe}, {archive.ErrNotZip, ErrDamaged}, {sent.ErrTooMuch, ErrTooLarge},
		{separated.ErrNotText, ErrNotText},
	} {
		if errors.Is(err, known.from) {
			return errors.Join(known.to, err)
		}
	}
	return err
}

// refusals say what to do with a file that is refused, by its reason.
var refusals = []struct {
	err      error
	sentence string
}{
	{ErrPassword, "the file is protected by a password; open it in the program that made it, take the password off, save it, and import that"},
	{ErrOldFormat, "the file is in the format of Word or Excel before 2007; open it, save it as .docx or .xlsx, and import that"},
	{ErrUnsafe, "the file is not as Word or Excel write one, and may have been tampered with; ask the agency to save it anew and send it again"},
	{ErrTooLarge, "the file holds far more than a chronology can; divide it, or ask the agency for the chronology alone"},
	{ErrDamaged, "the file is damaged or was cut short on its way; ask the agency to send it again"},
	{ErrEmpty, "the file holds no rows"},
	{ErrNotText, "this is not a table in text; save it as .docx, .xlsx or CSV and import that"},
	{ErrFormat, "files of this kind are not read; save it as .docx, .xlsx or CSV and import that"},
}

// Refusal is what to say of a file that is refused, as a sentence without its
// capital and full stop; "" where the error is not about the file.
func Refusal(err error) string {
	var kind formatError
	if errors.As(err, &kind) {
		return string(kind)
	}
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			return r.sentence
		}
	}
	return ""
}

// formatError is ErrFormat with what to do about files of one kind.
type formatError string

func (e formatError) Error() string { return ErrFormat.Error() }

func (e formatError) Is(target error) bool { return target == ErrFormat }
