enum way1 { LEFT1, RIGHT1 };
