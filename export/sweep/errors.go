package sweep

import "errors"

var (
	// ErrKind says that a file is of a kind that cannot be searched.
	ErrKind = errors.New("files of this kind cannot be searched")
	// errFile says that a file is not what its ending says.
	errFile = errors.New("the finished file cannot be read back")
)
