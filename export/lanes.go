package export

func (d *document) lanes() error { return nil }
