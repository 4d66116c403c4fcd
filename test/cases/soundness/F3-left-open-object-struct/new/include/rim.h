struct lid { int a, b; };
