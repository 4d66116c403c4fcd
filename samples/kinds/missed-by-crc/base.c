struct steam_sample {
	unsigned char valve;
	unsigned int pascal;
};

void steam_post(const struct steam_sample *sample);
__GENKSYMS_EXPORT_SYMBOL(steam_post);
