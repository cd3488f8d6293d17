package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"hash"
)

// chain hashes a step: its changes, then itself with the hash before. Every
// field is preceded by its length, so that no two steps hash the same bytes.
type chain struct {
	hash  hash.Hash
	count int64
}

func newChain() *chain { return &chain{hash: sha256.New()} }

func (c *chain) add(fields ...[]byte) {
	var length [8]byte
	for _, b := range fields {
		binary.BigEndian.PutUint64(length[:], uint64(len(b)))
		c.hash.Write(length[:])
		c.hash.Write(b)
	}
}

func (c *chain) number(n int64) {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(n))
	c.add(b[:])
}

// changes adds the changes of a step: those of its number that follow the given one,
// up to the last.
func (c *chain) changes(q querier, txn, after, last int64) error {
	rows, err := q.Query(`SELECT seq, place, key, op, coalesce(old, ''), coalesce(new, '')
		FROM change WHERE seq > ? AND seq <= ? AND txn = ? ORDER BY seq`, after, last, txn)
	if err != nil {
		return err
	}
	defer rows.Close()
	var seq, key int64
	var place, op, was, now sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&seq, &place, &key, &op, &was, &now); err != nil {
			return err
		}
		c.count++
		c.number(seq)
		c.number(key)
		c.add(place, op, was, now)
	}
	return rows.Err()
}

// sum adds the step and returns the hash, in hexadecimal.
func (c *chain) sum(s step) string {
	for _, n := range []int64{s.number, s.undoes, s.undoNext, s.redoNext, s.first, s.changes} {
		c.number(n)
	}
	c.add([]byte(s.kind), []byte(s.label), []byte(s.who), []byte(s.at), []byte(s.previous))
	return hex.EncodeToString(c.hash.Sum(nil))
}
