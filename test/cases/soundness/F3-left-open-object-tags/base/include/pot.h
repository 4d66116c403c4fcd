struct pot1 { typeof(real1) lid; };
