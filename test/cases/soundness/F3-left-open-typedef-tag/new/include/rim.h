struct rim1 { int b; int a; };
