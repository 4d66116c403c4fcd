struct lid { int a; };
