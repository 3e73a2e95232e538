import { render } from 'preact';
import './styles/base.css';
import './styles/blocks.css';
import { Gallery } from './gallery/Gallery';

const root = document.querySelector('#page');
if (root) render(<Gallery />, root);
