struct pot { LID_MEMBERS(lid); int full; };
