"""Phrases by which English texts admit a doubt, or concede a point. They hold for courses in English alone."""

from __future__ import annotations

import re

ADMITS = re.compile(
    r"\b(?:one|single|same) (?:source|report|newspaper|account|page|study|trial|paper)\b|\bonly (?:one|source|report)\b"
    r"|\b(?:own|supplier['’]s) (?:suggestion|judgement|figures?|numbers?|count|words|account)\b"
    r"|\bby its (?:own|supplier)\b|\bas reported\b"
    r"|\b(?:could|did) not find\b|\bcan(?:not|['’]t) (?:tell|be sure|know)\b|\b(?:not|nobody) knows?n?\b|\bunknown\b"
    r"|\b(?:not|nothing|no\w* \w+) (?:recorded|on record|to be found|published)\b|\bin none of (?:the|our)\b"
    r"|\bin (?:our|this course['’]s) (?:reading|view|judgement)\b|\bwe (?:read|think|take|judge|would|count)\b"
    r"|\bc(?:an|ould) be (?:argued|defended)\b|\barguabl[ey]\b|\bpeople differ\b|\bdisagree\b|\bdisputed?\b"
    r"|\bas we see it\b|\bthat we know of\b|\breports differ\b|\baccording to\b|\bprobably\b|\bperhaps\b"
    r"|\b(?:the|its) (?:Network|training|deck|slides)(?:['’]s)? \w+|\bmay (?:well )?(?:be|have)\b|\bseems? to\b"
    r"|\bis (?:said|argued)\b|\bsome (?:say|would|see|count)\b"
    r"|\bmany (?:would|say)\b|\bnot (?:certain|sure|proved|proven|settled)\b",
    re.IGNORECASE,
)
"""That an answer is not as sure as others are."""

CONCEDES = re.compile(
    r"\byou (?:could|can|might) (?:also )?(?:argue|say|see|defend)\b|\bc(?:an|ould) be (?:argued|defended|said)\b"
    r"|\b(?:it|that) is true\b|\bof course\b|\btrue(?: enough)?, but\b|\bfair (?:point|enough)\b|\bnot wrong\b"
    r"|\b(?:missing|lacking|at work|there|in it|in play|present),? too\b|\bin part\b|\btoo, but\b|\bas well, but\b"
    r"|\bpartly (?:right|true)\b|\bto a degree\b|\b(?:has|have) a point\b|\bdoes lean\b|\bright, but\b"
    r"|\b(?:some|many|most|experts) (?:would|might|do) (?:say|argue|agree|put|call|choose)\b"
    r"|\bperhaps\b[^.]*\b(?:too|either|as well|also)\b|\b(?:is|was) also (?:right|true)\b|\balso (?:fits|holds)\b",
    re.IGNORECASE,
)
"""That another answer is right as well, in part."""
