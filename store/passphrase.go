package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"filippo.io/age"
)

// sealedMagic begins every file that age has encrypted.
const sealedMagic = "age-encryption.org/v1\n"

// Sealed reports whether the first bytes are those of a file with a passphrase.
func sealed(start []byte) bool { return bytes.HasPrefix(start, []byte(sealedMagic)) }

// workFactor is how dear a guess at the passphrase is: 2^17 rounds take 128 MB
// and about half a second. A file that asks for more is refused: it could ask for
// all the memory there is.
const workFactor = 17

// shortestPassphrase is the fewest characters of a passphrase.
const shortestPassphrase = 8

// CheckPassphrase refuses a passphrase that is too short for a new file.
func CheckPassphrase(passphrase string) error {
	if len([]rune(passphrase)) < shortestPassphrase {
		return ErrWeakPassphrase
	}
	return nil
}

// seal encrypts a file with a passphrase.
func seal(to io.Writer, content []byte, passphrase string) error {
	if err := CheckPassphrase(passphrase); err != nil {
		return err
	}
	recipient, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		return err
	}
	recipient.SetWorkFactor(workFactor)
	w, err := age.Encrypt(to, recipient)
	if err != nil {
		return err
	}
	if _, err := w.Write(content); err != nil {
		return err
	}
	return w.Close()
}

// unseal decrypts a file, up to limit bytes of it.
func unseal(content []byte, passphrase string, limit int64) ([]byte, error) {
	identity, err := age.NewScryptIdentity(passphrase)
	if err != nil {
		return nil, ErrPassphrase // an empty one
	}
	identity.SetMaxWorkFactor(workFactor)
	r, err := age.Decrypt(bytes.NewReader(content), identity)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none):
		return nil, ErrPassphrase
	case err != nil:
		return nil, fmt.Errorf("%w: sealed in another way", ErrDamaged)
	}
	debug.FreeOSMemory() // what trying the passphrase took
	clear := make([]byte, min(int64(len(content)), limit+1))
	n := 0
	for n < len(clear) {
		read, err := r.Read(clear[n:])
		n += read
		if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: sealed part", ErrDamaged)
		}
	}
	if int64(n) > limit {
		return nil, ErrTooLarge
	}
	return clear[:n], nil
}
