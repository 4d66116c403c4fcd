struct rim1 { int (*turn)(enum way1 way); };
