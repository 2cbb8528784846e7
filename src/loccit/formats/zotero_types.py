"""Zotero's item types and fields by CSL's (Zotero's schema, its mapping to CSL 1.0.2)."""

from __future__ import annotations

TYPES: dict[str, str] = {
    "artwork": "graphic", "audioRecording": "song", "bill": "bill", "blogPost": "post-weblog", "book": "book",
    "bookSection": "chapter", "case": "legal_case", "computerProgram": "software",
    "conferencePaper": "paper-conference", "dataset": "dataset", "dictionaryEntry": "entry-dictionary",
    "document": "document", "email": "personal_communication", "encyclopediaArticle": "entry-encyclopedia",
    "film": "motion_picture", "forumPost": "post", "hearing": "hearing", "instantMessage": "personal_communication",
    "interview": "interview", "journalArticle": "article-journal", "letter": "personal_communication",
    "magazineArticle": "article-magazine", "manuscript": "manuscript", "map": "map",
    "newspaperArticle": "article-newspaper", "patent": "patent", "podcast": "song", "preprint": "article",
    "presentation": "speech", "radioBroadcast": "broadcast", "report": "report", "standard": "standard",
    "statute": "legislation", "thesis": "thesis", "tvBroadcast": "broadcast", "videoRecording": "motion_picture",
    "webpage": "webpage",
}  # fmt: skip

FIELDS: dict[str, str] = {
    "title": "title", "publicationTitle": "container-title", "bookTitle": "container-title",
    "proceedingsTitle": "container-title", "encyclopediaTitle": "container-title",
    "dictionaryTitle": "container-title", "blogTitle": "container-title", "websiteTitle": "container-title",
    "forumTitle": "container-title", "programTitle": "container-title", "reporter": "container-title",
    "code": "container-title", "series": "collection-title", "seriesTitle": "collection-title",
    "seriesNumber": "collection-number", "journalAbbreviation": "container-title-short", "shortTitle": "title-short",
    "volume": "volume", "reporterVolume": "volume", "codeNumber": "volume", "codeVolume": "volume", "issue": "issue",
    "pages": "page", "firstPage": "page", "codePages": "page", "numPages": "number-of-pages",
    "numberOfVolumes": "number-of-volumes", "publisher": "publisher", "institution": "publisher",
    "university": "publisher", "label": "publisher", "distributor": "publisher", "company": "publisher",
    "studio": "publisher", "network": "publisher", "place": "publisher-place", "edition": "edition",
    "versionNumber": "version", "language": "language", "DOI": "DOI", "ISBN": "ISBN", "ISSN": "ISSN", "url": "URL",
    "abstractNote": "abstract", "archive": "archive", "archiveLocation": "archive_location",
    "libraryCatalog": "source", "callNumber": "call-number", "rights": "license", "reportNumber": "number",
    "billNumber": "number", "documentNumber": "number", "patentNumber": "number", "docketNumber": "number",
    "publicLawNumber": "number", "episodeNumber": "number", "archiveID": "number", "number": "number",
    "section": "section", "committee": "section", "court": "authority", "legislativeBody": "authority",
    "issuingAuthority": "authority", "organization": "authority", "conferenceName": "event-title",
    "meetingName": "event-title", "reportType": "genre", "thesisType": "genre", "letterType": "genre",
    "manuscriptType": "genre", "mapType": "genre", "postType": "genre", "presentationType": "genre",
    "websiteType": "genre", "genre": "genre", "type": "genre", "artworkMedium": "medium", "interviewMedium": "medium",
    "audioRecordingFormat": "medium", "videoRecordingFormat": "medium", "medium": "medium", "system": "medium",
    "artworkSize": "dimensions", "runningTime": "dimensions", "scale": "scale", "session": "chapter-number",
    "history": "references", "references": "references", "legalStatus": "status", "status": "status",
    "country": "jurisdiction", "extra": "note",
}  # fmt: skip

CREATORS: dict[str, str] = {
    "author": "author", "artist": "author", "cartographer": "author", "interviewee": "author", "inventor": "author",
    "podcaster": "author", "presenter": "author", "programmer": "author", "sponsor": "author", "director": "director",
    "performer": "performer", "composer": "composer", "editor": "editor", "seriesEditor": "collection-editor",
    "translator": "translator", "bookAuthor": "container-author", "contributor": "contributor",
    "reviewedAuthor": "reviewed-author", "recipient": "recipient", "interviewer": "interviewer",
    "producer": "producer", "scriptwriter": "script-writer", "castMember": "performer", "guest": "guest",
    "commenter": "contributor", "cosponsor": "contributor", "counsel": "contributor", "wordsBy": "contributor",
    "attorneyAgent": "contributor",
}  # fmt: skip
