struct rim1 { int a; int b; };
