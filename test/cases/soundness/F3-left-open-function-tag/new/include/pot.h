struct pot1 { typeof(*turn1(0)) lid; };
