struct pot1 { int a;
#pragma scalar_storage_order big-endian
 struct in1 { int b; } in;
#pragma scalar_storage_order default
};
int brew1(struct pot1 *p);
__GENKSYMS_EXPORT_SYMBOL(brew1);
