// All typed tables of a store.

#ifndef QUIPU_GRAPH_STORE_TABLES_H_
#define QUIPU_GRAPH_STORE_TABLES_H_

#include "graph/store/document_tables.h"
#include "graph/store/edition_tables.h"
#include "graph/store/entity_tables.h"
#include "graph/store/relation_tables.h"

#endif  // QUIPU_GRAPH_STORE_TABLES_H_
