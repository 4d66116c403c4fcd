enum way1 { RIGHT1, LEFT1 };
